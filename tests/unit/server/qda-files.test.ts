import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { goalHue } from '#client/ui/goal-hue.ts'
import { goalColours } from '#content/goal-colours.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { codeMeanings, readQdaProject } from '#domain/qda-read.ts'
import { qdaExport, sourcesOf } from '#server/exchange/export-qda.ts'
import { codebookContent, qdaWords, sourceOf } from '#server/exchange/qda-content.ts'
import { readQdaFile } from '#server/exchange/read-qda-file.ts'
import { steadyGuid } from '#server/exchange/steady-guid.ts'
import { zipFiles } from '#server/exchange/zip-files.ts'
import { root } from '#tests/support/read-modules.ts'

const programme = zuidwestProgramme
const guidOf = steadyGuid(programme.id)
const id = '3f2a9c1b-1111-4111-8111-111111111111'

const conversation: OpenedConversation = {
  origin: 'import',
  id,
  root: id,
  revision: 1,
  form: 'praatplaat',
  day: '2025-01-20',
  round: '2025-1',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  language: 'nl',
  with: 'resident',
  mode: 'interviewer',
  source: 'paper',
  answers: {
    'change-self': { state: 'told', text: 'Ik ken nu mensen. 🙂\nDat is fijn.' },
    contact: { state: 'told', text: 'Via de buurvrouw.' },
  },
}
const coding: ExportedCoding = {
  id: '4f2a9c1b-1111-4111-8111-111111111111',
  conversation: id,
  question: 'change-self',
  passage: { from: 0, to: 17 },
  effects: ['E01'],
  negative: false,
  health: false,
  nowhere: false,
  coders: ['a'],
  consensus: false,
}
const made = (codings: readonly ExportedCoding[] = [coding]) =>
  qdaExport({
    programme,
    sources: sourcesOf([conversation], programme),
    given: { kind: 'stories', codings },
    ownEffects: new Map(),
    description: (left) => `left out: ${left}`,
  })
const filesIn = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [
      name,
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(file),
    ]),
  )

const read = (files: Readonly<Record<string, string>>) => {
  const file = readQdaFile(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  )
  if (!file.ok) return file.failure
  return readQdaProject(file.value.root, {
    sources: [sourceOf(conversation, programme)!],
    textOf: file.value.textOf,
    meaningOf: codeMeanings(codebookContent(programme, new Map()).effects, qdaWords, guidOf),
    guidOf,
  })
}
const changed = (change: (text: string, name: string) => string) =>
  Object.fromEntries(Object.entries(filesIn(made().bytes)).map(([name, text]) => [name, change(text, name)]))

const expected = {
  source: id,
  question: 'change-self',
  passage: { from: 0, to: 17 },
  code: { kind: 'effect', effect: 'E01' },
  coder: 'a',
}

describe('a project file as it is written', () => {
  it('a conversation is one line of text, in the order of the plate, with the names of its questions', () => {
    const files = filesIn(made().bytes)
    expect(files[`sources/${guidOf(`source/${id}`)}.txt`]).toMatch(
      /^[^¶]+: Via de buurvrouw\. ¶ [^¶]+: Ik ken nu mensen\. 🙂¶Dat is fijn\.$/,
    )
    expect(files['project.qde']).toContain('name="Bij Betje · bewoner · 2025-1 · 3f2a9c1b"')
  })

  it('tells the month and never the day, on source and on case, under two names', () => {
    const project = filesIn(made().bytes)['project.qde']!
    expect(project).not.toContain('2025-01-20')
    expect(project.match(/<TextValue>2025-01<\/TextValue>/g)).toHaveLength(2)
    expect(project).toContain('name="maand" typeOfVariable="Text"')
    expect(project).toContain('name="gesprek: maand" typeOfVariable="Text"')
  })

  it('an effect with two main goals stands once in the tree and in both sets', () => {
    const project = filesIn(made().bytes)['project.qde']!
    const guid = guidOf('code/effect/E03')
    expect(project.match(new RegExp(`<Code guid="${guid}"`, 'g'))).toHaveLength(1)
    expect(project.match(new RegExp(`<MemberCode targetGUID="${guid}"`, 'g'))).toHaveLength(2)
  })

  it('tells of a coding whose words or effect are gone, instead of writing another', () => {
    const beyond = { ...coding, passage: { from: 0, to: 400 } }
    const elsewhere = { ...coding, conversation: '5f2a9c1b-1111-4111-8111-111111111111' }
    const { left, bytes } = made([beyond, elsewhere])
    expect(left).toBe(2)
    expect(filesIn(bytes)['project.qde']).not.toContain('PlainTextSelection')
    expect(filesIn(bytes)['project.qde']).toContain('<Description>left out: 2</Description>')
  })

  it('a zip tells no time', () => {
    // DOS time 00:00 and date 1 January 1980, in the header of each entry.
    const bytes = zipFiles([{ file: 'a', content: 'a' }])
    expect([...bytes.slice(10, 14)]).toEqual([0, 0, 0x21, 0])
  })

  it('the colours of main goals are those of the screens', () => {
    const tokens = readFileSync(join(root, 'src/client/ui/tokens.css'), 'utf8')
    for (const [goal, colour] of Object.entries(goalColours))
      expect(tokens).toContain(`--praatplaat-goal-${goalHue[goal as keyof typeof goalHue]}-mid: ${colour};`)
  })
})

describe('a project file as other programs hand it back', () => {
  it('with the project file and the folder under other names, and GUIDs in braces and capitals', () => {
    const back = Object.fromEntries(
      Object.entries(
        changed((text) => text.replace(/guid="([^"]+)"/g, (_, guid: string) => `guid="{${guid.toUpperCase()}}"`)),
      ).map(([name, text]) => [name.replace('project.qde', 'Onze wijk.qde').replace('sources/', 'Sources/'), text]),
    )
    expect(read(back)).toMatchObject({ codings: [expected], left: 0 })
  })

  it('with GUIDs of its own: sources and codes are known by their names', () => {
    const other = changed((text, name) =>
      name.endsWith('.qde')
        ? text.replace(
            /([0-9a-f])([0-9a-f]{7}-[0-9a-f]{4}-5)/g,
            (_, one: string, rest: string) => `${one === 'f' ? 'e' : 'f'}${rest}`,
          )
        : text,
    )
    const files = Object.fromEntries(
      Object.entries(other).map(([name, text]) => [
        name.replace(/sources\/(.)(.*)/, (_, one: string, rest: string) => `sources/${one === 'f' ? 'e' : 'f'}${rest}`),
        text,
      ]),
    )
    expect(read(files)).toMatchObject({ codings: [expected], unknownSources: [] })
  })

  it('with a byte order mark before, a line end behind a text, and the text inside the project', () => {
    expect(read(changed((text, name) => (name.endsWith('.txt') ? `\ufeff${text}\r\n` : text)))).toMatchObject({
      codings: [expected],
    })
    const inside = filesIn(made().bytes)
    const [path, text] = Object.entries(inside).find(([name]) => name.endsWith('.txt'))!
    const project = inside['project.qde']!.replace(
      / plainTextPath="[^"]+">/,
      `><PlainTextContent>${text}</PlainTextContent>`,
    )
    expect(path).toBeDefined()
    expect(read({ 'project.qde': project })).toMatchObject({ codings: [expected] })
  })

  it('a code that is none of ours is something new, under its name', () => {
    const project = changed((text) =>
      text
        .replace(
          '</Codes>',
          '<Code guid="00000000-0000-4000-8000-000000000001" name=" Samen zingen" isCodable="true"/></Codes>',
        )
        .replace(/<CodeRef targetGUID="[^"]+"\/>/, '<CodeRef targetGUID="00000000-0000-4000-8000-000000000001"/>'),
    )
    expect(read(project)).toMatchObject({ codings: [{ ...expected, code: { kind: 'new', name: 'Samen zingen' } }] })
  })

  it('a stretch over two answers is a part of each, without the names of the questions', () => {
    const project = changed((text) => text.replace(/startPosition="\d+"/, 'startPosition="0"'))
    expect(read(project)).toMatchObject({
      codings: [
        { question: 'contact', passage: undefined },
        { question: 'change-self', passage: { from: 0, to: 17 } },
      ],
    })
  })

  it('nothing is read of a text that is not what stands here, nor of one that is none of ours', () => {
    expect(read(changed((text) => text.replace('Via de', 'Via een')))).toMatchObject({
      codings: [],
      otherTexts: ['Bij Betje · bewoner · 2025-1 · 3f2a9c1b'],
    })
    expect(
      read(
        changed((text) =>
          text.replace(
            /<TextSource guid="[^"]+" name="[^"]+"/,
            '<TextSource guid="00000000-0000-4000-8000-000000000002" name="Anders"',
          ),
        ),
      ),
    ).toMatchObject({ codings: [], unknownSources: ['Anders'] })
  })

  it.each([
    ['startPosition="99999"', 'beyond the text'],
    ['startPosition="-1"', 'before the text'],
    ['startPosition="één"', 'no number'],
  ])('a place %s is counted and not read: %s', (place) => {
    expect(read(changed((text) => text.replace(/startPosition="\d+"/, place)))).toMatchObject({ codings: [], left: 1 })
  })
})

describe('a file that is none', () => {
  it.each([
    ['no zip and no text', new Uint8Array([0xff, 0xfe, 0x00]), 'not-qda'],
    ['text that is no XML', strToU8('hallo'), 'not-xml'],
    ['a zip cut off', made().bytes.slice(0, 200), 'not-qda'],
    ['a zip without a project', zipSync({ 'a.txt': strToU8('a') }), 'no-project'],
    ['a zip with two projects', zipSync({ 'a.qde': strToU8('<a/>'), 'b.qde': strToU8('<b/>') }), 'no-project'],
    ['a project in a folder', zipSync({ 'a/project.qde': strToU8('<a/>') }), 'no-project'],
    ['XML cut off', zipSync({ 'project.qde': strToU8('<Project><Sources>') }), 'not-xml'],
    // An entity that stands for ten of another, nine times over: a billion words out of ten lines.
    [
      'entities of its own',
      zipSync({ 'project.qde': strToU8('<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>') }),
      'not-xml',
    ],
  ])('%s', (_, bytes, failure) => {
    expect(readQdaFile(bytes)).toEqual({ ok: false, failure })
  })

  it('a small zip that says it holds more than half a gigabyte is not unpacked', () => {
    const bytes = zipSync({ 'project.qde': strToU8('<a/>') }, { level: 0 })
    const huge = Uint8Array.from(bytes)
    // Its uncompressed size, in the central directory.
    const at = huge.findIndex(
      (_, i) => huge[i] === 0x50 && huge[i + 1] === 0x4b && huge[i + 2] === 1 && huge[i + 3] === 2,
    )
    huge.set([0xff, 0xff, 0xff, 0x7f], at + 24)
    expect(readQdaFile(huge)).toEqual({ ok: false, failure: 'too-large' })
  })
})
