// A web server that answers the text of the PDF files that are sent to it, by Apache PDFBox: `node examples/pdf-server.mjs [port]`, then
// `curl --data-binary @file.pdf http://127.0.0.1:8081/?page=1`. `GET /` answers a PDF that the server has made. The jars are Debian's (libpdfbox2-java); PDFBOX names another folder.
import { createServer } from 'node:http';
import { createVM, JavaError } from 'gojdk';

const jars = process.env.PDFBOX ?? '/usr/share/java';
const vm = createVM({
  classPath: ['pdfbox2', 'fontbox2', 'commons-logging'].map((name) => `${jars}/${name}.jar`),
});
const pdfbox = (name) => vm.load(`org.apache.pdfbox.${name}`);
const PDDocument = pdfbox('pdmodel.PDDocument');
const PDPage = pdfbox('pdmodel.PDPage');
const PDPageContentStream = pdfbox('pdmodel.PDPageContentStream');
const PDType1Font = pdfbox('pdmodel.font.PDType1Font');
const PDFTextStripper = pdfbox('text.PDFTextStripper');

// Which fonts stand in for those that a PDF lacks is no news. Java holds loggers weakly.
const logger = vm.load('java.util.logging.Logger').getLogger('org.apache.pdfbox');
logger.setLevel(vm.load('java.util.logging.Level').SEVERE);

/** The text of a page, or of all. Java works in the background, between the tasks of the event loop; when the client goes away, its thread is interrupted. */
async function textOf(bytes, page, signal) {
  const document = await PDDocument.load.async([bytes], { signal });
  try {
    const stripper = new PDFTextStripper();
    if (page !== null) {
      stripper.setStartPage(Number(page));
      stripper.setEndPage(Number(page));
    }
    return await stripper.getText.async([document], { signal });
  } finally {
    document.close();
  }
}

function makePdf(lines) {
  const document = new PDDocument();
  const page = new PDPage();
  document.addPage(page);
  const content = new PDPageContentStream(document, page);
  content.setFont(PDType1Font.HELVETICA, 18);
  content.setLeading(24);
  content.beginText();
  content.newLineAtOffset(72, 700);
  for (const line of lines) {
    content.showText(line);
    content.newLine();
  }
  content.endText();
  content.close();
  const bytes = new (vm.load('java.io.ByteArrayOutputStream'))();
  document.save(bytes);
  document.close();
  return Buffer.from(bytes.toByteArray());
}

async function answer(request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'application/pdf');
    response.end(makePdf(['Hello from Java', 'in Node.js']));
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  const text = await textOf(Buffer.concat(chunks), url.searchParams.get('page'), controller.signal);
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    if (response.destroyed) return;
    response.statusCode = error instanceof JavaError && error.className === 'java.io.IOException' ? 400 : 500;
    response.end(`${error.message}\n`);
  });
});
server.listen(Number(process.argv[2] ?? 8081), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
