// A static server for 127.0.0.1 that answers as a plain web host would: index.html in folders, a redirect to the address
// with the slash, 404.html with status 404. `under` serves the site below a path ("/any/sub/path/").
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

const TYPES = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg',
  webp: 'image/webp', avif: 'image/avif', ico: 'image/x-icon', woff2: 'font/woff2', wasm: 'application/wasm', js: 'text/javascript; charset=utf-8', bin: 'application/octet-stream',
  mjs: 'text/javascript; charset=utf-8', bin: 'application/octet-stream', geojson: 'application/geo+json', pdf: 'application/pdf', json: 'application/json', xml: 'application/xml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8', csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8', md: 'text/markdown; charset=utf-8',
};

const PACKED = /^(text\/|application\/(json|xml|geo\+json)|image\/svg)/;

/** `gzip` compresses text, as hosts do. `spoil(address, body)` may return another body: the tests of the tests use it. */
export function serve(folder, { under = '/', gzip = false, spoil } = {}) {
  const root = fs.realpathSync(folder);
  const server = http.createServer((request, response) => {
    const answer = (status, type, body) => {
      const pack = gzip && PACKED.test(type);
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(pack && { 'content-encoding': 'gzip' }) }).end(pack ? zlib.gzipSync(body, { level: 9 }) : body);
    };
    let address;
    try { address = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname); } catch { return answer(400, TYPES.txt, 'bad address'); }
    if (!address.startsWith(under)) return answer(404, TYPES.txt, `nothing outside ${under}`);
    let file = path.join(root, path.normalize('/' + address.slice(under.length))), status = 200;
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      if (!address.endsWith('/')) return response.writeHead(301, { location: address + '/' }).end();
      file = path.join(file, 'index.html');
    }
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) { status = 404; file = path.join(root, '404.html'); }
    if (!fs.existsSync(file)) return answer(404, TYPES.txt, 'not found');
    const body = fs.readFileSync(file);
    answer(status, TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream', spoil?.('/' + address.slice(under.length), body) ?? body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve({
      base: `http://127.0.0.1:${server.address().port}${under}`,
      close: () => new Promise(done => { server.closeAllConnections(); server.close(done); }),
    }));
  });
}
