// Runs Ace over the books given as arguments in one browser and prints one JSON line a book:
// {"file", "outcome", "violations": [{"impact", "rule", "where", "html"}]}, or {"file", "error"}.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const runner = require('@daisy/ace-axe-runner-puppeteer');
const ace = require('@daisy/ace-core');
const logger = require('@daisy/ace-logger');

function violations(assertions, where, found) {
  for (const a of assertions || []) {
    if (a.assertions) {
      violations(a.assertions, a['earl:testSubject'] ? a['earl:testSubject'].url : where, found);
    } else if (a['earl:result'] && a['earl:result']['earl:outcome'] === 'fail') {
      found.push({ impact: a['earl:test']['earl:impact'], rule: a['earl:test']['dct:title'], where, html: String(a['earl:result'].html || '').slice(0, 200) });
    }
  }
  return found;
}

async function check(file) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'kanben-ace-'));
  try {
    await ace(path.resolve(file), { outdir: out, silent: true, verbose: false, lang: 'en', timeout: 240000 }, runner);
    const report = JSON.parse(fs.readFileSync(path.join(out, 'report.json'), 'utf8'));
    return { file, outcome: report['earl:result']['earl:outcome'], violations: violations(report.assertions, '', []) };
  } catch (e) {
    return { file, error: String((e && e.stack) || e).slice(0, 600) };
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}

(async () => {
  runner.concurrency = 2;
  logger.initLogger({ verbose: false, silent: true, fileName: 'ace.log' });
  for (const file of process.argv.slice(2)) {
    console.log(JSON.stringify(await check(file)));
  }
  process.exit(0);
})();
