import { year } from './clock.ts'
import { firmDomain } from './people.ts'

export type UserLabel = { name: string; textColor?: string; backgroundColor?: string }

/** Made last, so that its being there says that a mailbox is filled; nobody has put a mail under it yet. */
export const lastLabel = 'Later lezen'

/** The labels that the owner of a mailbox made, with colours of Gmail's palette; nested by "/", up to three deep. */
export function userLabels(mailbox: string, now: number): UserLabel[] {
  const owner = mailbox.replace(`@${firmDomain}`, '')
  const wanted = owned[owner] ?? []
  return palette(year(now) + 1).filter((label) => wanted.some((name) => label.name.startsWith(name)))
}

const owned: Record<string, string[]> = {
  lotte: ['Offerte', 'Garantie', 'Leveranciers', 'Beurs', 'Klanten', 'Intern'],
  bram: ['Offerte', 'Garantie', 'Klanten', 'Intern'],
  noor: ['Leveranciers', 'Intern', 'Beurs'],
  joris: ['Leveranciers', 'Intern'],
  verkoop: ['Offerte', 'Klanten', 'Beurs'],
  service: ['Garantie', 'Klanten'],
  inkoop: ['Leveranciers', 'Beurs'],
  administratie: ['Administratie', 'Klanten'],
}

function palette(fair: number): UserLabel[] {
  return [
    label('Offerte', '#757575'),
    label('Garantie', '#ff7537'),
    label('Leveranciers', '#16a766'),
    label('Leveranciers/Azië', '#2a9c68'),
    label('Leveranciers/Azië/Taiwan', '#076239'),
    label('Leveranciers/Benelux', '#44b984'),
    label(`Beurs ${fair}`, '#e07798'),
    label(`Beurs ${fair - 1}`, '#f7a7c0'),
    label('Klanten', '#3c78d8'),
    label('Klanten/Dealers', '#4a86e8'),
    label('Klanten/Dealers/Nederland', '#6d9eeb'),
    label('Klanten/Dealers/Duitsland', '#a4c2f4'),
    label('Klanten/Dealers/Frankrijk', '#98d7e4'),
    label('Klanten/Dealers/Italië', '#2da2bb'),
    label('Klanten/Dealers/Scandinavië', '#0d3472'),
    label('Klanten/Overheid', '#285bac'),
    label('Intern', '#cf8933'),
    label('Intern/Sollicitaties', '#ffbc6b'),
    { name: 'Administratie' },
    label('Administratie/Facturen', '#a46a21'),
    label('Administratie/Facturen/Betaald', '#ffdeb5'),
  ]
}

const pale = ['#ffdeb5', '#98d7e4', '#a4c2f4', '#f7a7c0', '#ffbc6b']

function label(name: string, backgroundColor: string): UserLabel {
  return { name, textColor: pale.includes(backgroundColor) ? '#202124' : '#ffffff', backgroundColor }
}
