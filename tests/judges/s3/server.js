'use strict';

// An S3 server on loopback: s3rver keeps the objects. It does not check version 4 signatures, so each request is signed
// here once more with aws4, from what arrived, and the two have to be the same.
const http = require('http');
const aws4 = require('aws4');
const S3rver = require('s3rver');

const [directory, port, secretAccessKey] = process.argv.slice(2);
const store = new S3rver({ directory, silent: true, configureBuckets: [{ name: 'bucket' }], allowMismatchedSignatures: true });

function expected(request) {
  const found = /Credential=([^/]+)\/\d+\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=/.exec(request.headers.authorization ?? '');
  if (!found) return undefined;
  const [, accessKeyId, region, names] = found;
  const headers = Object.fromEntries(names.split(';').map(name => [name, request.headers[name]]));
  return aws4.sign({ service: 's3', region, method: request.method, path: request.url, host: request.headers.host, headers }, { accessKeyId, secretAccessKey }).headers.Authorization;
}

store.configureBuckets().then(() => {
  const answer = store.callback();
  http.createServer((request, response) => {
    if (request.headers.authorization === expected(request)) return answer(request, response);
    response.writeHead(403, { 'Content-Type': 'application/xml' });
    response.end('<Error><Code>SignatureDoesNotMatch</Code><Message>The signature is another one.</Message></Error>');
  }).listen(Number(port), '127.0.0.1');
});
