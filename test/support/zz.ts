import { readNote } from '../../src/core/journal/read.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { caseLibrary } from './caseFrameworks.js';
const library = caseLibrary();
const o = { library, markers: defaultMarkers, today: '2026-12-31' };
const M = 1024*1024;
const cases: Record<string,string> = {
  'words 2MB line + tag': 'word '.repeat(2*M/5) + ' #ITOP/4',
  'tags 1MB line': 'did #ITOP/4 '.repeat(M/12|0),
  'chain #a#a 200k': '#a'.repeat(100000),
  'hash hash': '#'.repeat(500000)+' #ITOP/4',
  'quotes depth 5000': '>'.repeat(5000)+' #ITOP/4',
  'list depth 500': Array.from({length:500},(_,i)=>' '.repeat(i*2)+'- x #ITOP/4').join('\n'),
  'brackets': '['.repeat(50000)+' #ITOP/4',
  'wiki': '[[a '.repeat(100000)+' #ITOP/4',
  'comments': '%% '.repeat(100000)+' #ITOP/4',
  'stars': '*a '.repeat(50000)+' #ITOP/4',
  'underscores': '_'.repeat(100000)+'#ITOP/4',
  'fields': 'a:: b '.repeat(100000)+' #ITOP/4',
  'dates': '2026-01-01 '.repeat(100000)+' #ITOP/4',
  'emoji dates': '📅 2026-01-01 '.repeat(50000)+' #ITOP/4',
  'log lines 20k': '2026-04-10 Replaced the disks of nas02 #ITOP/4\n'.repeat(20000),
  'bullets 20k': '- Replaced the disks of nas02 #ITOP/4\n'.repeat(20000),
  'table rows 5k': '| a | b |\n|--|--|\n'+'| Replaced | #ITOP/4 |\n'.repeat(5000),
  'backticks': '`a``b```c'.repeat(20000)+' #ITOP/4',
  'html open': '<a '.repeat(50000)+' #ITOP/4',
  'nul': '\0#ITOP/4 \0 #ITOP/4 \ud800 #ITOP/4\n',
  'fence unclosed': '```\n'+'#ITOP/4\n'.repeat(50000),
  'links': '[a](b '.repeat(30000)+' #ITOP/4',
  'headings': '# a #ITOP/4\n'.repeat(20000),
  'footnotes': Array.from({length:5000},(_,i)=>`[^${i}] x\n\n[^${i}]: #ITOP/4 note\n`).join('\n'),
};
const only = process.argv[2];
for (const [name, text] of Object.entries(cases)) {
  if (only && !name.includes(only)) continue;
  const t = Date.now();
  try { const r = readNote('a/2026-01-01.md', text, o); console.log(name.padEnd(24), `${(text.length/1024).toFixed(0)}K`, `${Date.now()-t} ms`, r.tags.length, r.entries.length); }
  catch (e) { console.log(name, 'THROW', Date.now()-t, String(e).slice(0,200)); }
}
