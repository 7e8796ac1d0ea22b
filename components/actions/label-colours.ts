/** Some of Gmail's colours for labels (https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels), each with its text's, by name. */
export const LABEL_PAIRS = [
  { name: 'Grey', background: '#666666', text: '#ffffff' },
  { name: 'Red', background: '#fb4c2f', text: '#ffffff' },
  { name: 'Orange', background: '#ffad47', text: '#ffffff' },
  { name: 'Yellow', background: '#fad165', text: '#594c05' },
  { name: 'Green', background: '#16a766', text: '#ffffff' },
  { name: 'Mint', background: '#43d692', text: '#04502e' },
  { name: 'Teal', background: '#2da2bb', text: '#ffffff' },
  { name: 'Blue', background: '#4a86e8', text: '#ffffff' },
  { name: 'Navy', background: '#1c4587', text: '#ffffff' },
  { name: 'Purple', background: '#a479e2', text: '#ffffff' },
  { name: 'Pink', background: '#f691b3', text: '#711a36' },
  { name: 'Brown', background: '#a46a21', text: '#ffffff' },
]
