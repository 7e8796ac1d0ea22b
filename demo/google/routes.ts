import { getAttachment } from './attachments.ts'
import type { Call } from './call.ts'
import { createDraft, deleteDraft, getDraft, listDrafts, sendDraft, updateDraft } from './drafts.ts'
import { listHistory } from './history.ts'
import type { Answer } from './http.ts'
import { createLabel, deleteLabel, getLabel, listLabels, patchLabel, updateLabel } from './labels.ts'
import { listMessages } from './list.ts'
import {
  batchDelete,
  batchModify,
  deleteMessage,
  getMessage,
  modifyMessage,
  trashMessage,
  untrashMessage,
} from './messages.ts'
import { importMessage, insertMessage, sendMessage } from './outgoing.ts'
import { scopesNamed } from './scopes.ts'
import { getProfile, getSendAs, listSendAs, stop, watch } from './settings.ts'
import { deleteThread, getThread, listThreads, modifyThread, trashThread, untrashThread } from './threads.ts'

export type Route = {
  name: string
  method: string
  pattern: RegExp
  scopes: Set<string>
  units: number
  answer: (call: Call) => Answer
  /** The most bytes that an upload of it may have; undefined where uploads are not taken. */
  uploadLimit: number | undefined
}

const SENDING_LIMIT = 36_700_160 // bytes of RFC 822, as the discovery document says
const STORING_LIMIT = 52_428_800

/** The method that an HTTP call below /gmail/v1/users/{userId}/ means, with its path parameters. */
export function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path) : null
    if (match) return { route, params: { ...match.groups } }
  }
  return undefined
}

function route(
  name: string,
  method: string,
  path: string,
  scopes: string,
  units: number,
  answer: (call: Call) => Answer,
  uploadLimit?: number,
): Route {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
  return { name, method, pattern, scopes: scopesNamed(scopes), units, answer, uploadLimit }
}

/** Scopes as in the client's types; units of projects made since May 2026. Fixed names stand before parameters. */
const ROUTES: Route[] = [
  route('getProfile', 'GET', 'profile', 'F compose metadata modify readonly', 1, getProfile),
  route('watch', 'POST', 'watch', 'F metadata modify readonly', 100, watch),
  route('stop', 'POST', 'stop', 'F metadata modify readonly', 50, stop),
  route('history.list', 'GET', 'history', 'F metadata modify readonly', 2, listHistory),

  route('messages.list', 'GET', 'messages', 'F metadata modify readonly', 5, listMessages),
  route('messages.insert', 'POST', 'messages', 'F insert modify', 25, insertMessage, STORING_LIMIT),
  route('messages.import', 'POST', 'messages/import', 'F insert modify', 25, importMessage, STORING_LIMIT),
  route('messages.send', 'POST', 'messages/send', 'F compose modify send', 100, sendMessage, SENDING_LIMIT),
  route('messages.batchModify', 'POST', 'messages/batchModify', 'F modify', 50, batchModify),
  route('messages.batchDelete', 'POST', 'messages/batchDelete', 'F', 50, batchDelete),
  route('messages.get', 'GET', 'messages/:id', 'F metadata modify readonly', 20, getMessage),
  route('messages.delete', 'DELETE', 'messages/:id', 'F', 10, deleteMessage),
  route('messages.modify', 'POST', 'messages/:id/modify', 'F modify', 5, modifyMessage),
  route('messages.trash', 'POST', 'messages/:id/trash', 'F modify', 20, trashMessage),
  route('messages.untrash', 'POST', 'messages/:id/untrash', 'F modify', 5, untrashMessage),
  route(
    'attachments.get',
    'GET',
    'messages/:id/attachments/:attachment',
    'F modify readonly',
    20,
    getAttachment,
  ),

  route('threads.list', 'GET', 'threads', 'F metadata modify readonly', 10, listThreads),
  route('threads.get', 'GET', 'threads/:id', 'F metadata modify readonly', 40, getThread),
  route('threads.modify', 'POST', 'threads/:id/modify', 'F modify', 10, modifyThread),
  route('threads.trash', 'POST', 'threads/:id/trash', 'F modify', 20, trashThread),
  route('threads.untrash', 'POST', 'threads/:id/untrash', 'F modify', 10, untrashThread),
  route('threads.delete', 'DELETE', 'threads/:id', 'F', 20, deleteThread),

  route('labels.list', 'GET', 'labels', 'F labels metadata modify readonly', 1, listLabels),
  route('labels.create', 'POST', 'labels', 'F labels modify', 5, createLabel),
  route('labels.get', 'GET', 'labels/:id', 'F labels metadata modify readonly', 1, getLabel),
  route('labels.update', 'PUT', 'labels/:id', 'F labels modify', 5, updateLabel),
  route('labels.patch', 'PATCH', 'labels/:id', 'F labels modify', 5, patchLabel),
  route('labels.delete', 'DELETE', 'labels/:id', 'F labels modify', 5, deleteLabel),

  route('drafts.list', 'GET', 'drafts', 'F compose modify readonly', 5, listDrafts),
  route('drafts.create', 'POST', 'drafts', 'F compose modify', 10, createDraft, SENDING_LIMIT),
  route('drafts.send', 'POST', 'drafts/send', 'F compose modify', 100, sendDraft, SENDING_LIMIT),
  route('drafts.get', 'GET', 'drafts/:id', 'F compose modify readonly', 20, getDraft),
  route('drafts.update', 'PUT', 'drafts/:id', 'F compose modify', 15, updateDraft, SENDING_LIMIT),
  route('drafts.delete', 'DELETE', 'drafts/:id', 'F compose modify', 10, deleteDraft),

  route('sendAs.list', 'GET', 'settings/sendAs', 'F modify readonly settings.basic', 1, listSendAs),
  route('sendAs.get', 'GET', 'settings/sendAs/:email', 'F modify readonly settings.basic', 1, getSendAs),
]
