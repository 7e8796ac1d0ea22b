import { acting } from './acting.ts'
import { arriving } from './arriving.ts'
import { caring } from './caring.ts'
import { reading } from './reading.ts'
import type { State } from './state.ts'
import { templates } from './templates.ts'
import { writing } from './writing.ts'

/** Every page in every state, in the order in which they come about. */
export const states: State[] = [...arriving, ...reading, ...acting, ...templates, ...writing, ...caring]
