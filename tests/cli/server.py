"""A server that behaves badly, for tests/cli/reach.sh: prints its port, serves until it is killed.

With a folder that holds cert.pem and key.pem it speaks TLS."""
import gzip
import http.server
import os
import socketserver
import ssl
import sys
import time

PAGE = ('<!DOCTYPE html><title>Ferry turns back in the storm</title><article><h1>Ferry turns back in '
        'the storm</h1><p>“Go home,” said Ann Ode, the captain, in Lisbon on Friday.</p></article>')
RUSSIAN = 'Паром утром сел на мель у берега, никто не пострадал, сказала капитан.\n'


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def give(self, body, kind='text/html; charset=utf-8', code=200, **headers):
        self.send_response(code)
        if kind:
            self.send_header('Content-Type', kind)
        for name, value in {'Content_Length': str(len(body)), **headers}.items():
            if value is not None:
                self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(body)

    def to(self, address):
        self.give(b'', code=302, Location=address)

    def stream(self, most):
        self.send_response(200)
        self.send_header('Content-Type', 'text/plain')
        self.end_headers()
        line = b'The ferry ran aground at dawn.\n' * 2000
        for _ in range(most // len(line)):
            self.wfile.write(line)

    def do_GET(self):
        getattr(self, 'get_' + self.path.split('?')[0].strip('/').split('.')[0].replace('-', '_'), self.get_missing)()

    def get_page(self):
        self.give(PAGE.encode())

    def get_agent(self):
        self.give(f'It is {self.headers["User-Agent"]} that asks.\n'.encode(), 'text/plain')

    def get_kept(self):
        if self.headers.get('If-None-Match') == '"one"':
            self.give(b'', code=304)
        else:
            self.give(PAGE.encode(), ETag='"one"')

    def get_missing(self):
        self.give(b'<p>Not here', code=404)

    def get_moved(self):
        self.to('/page')

    def get_loop(self):
        self.to('/loop')

    def get_file(self):
        self.to('file:///etc/passwd')

    def get_stalled(self):
        self.send_response(200)
        self.send_header('Content-Length', '1000')
        self.end_headers()
        self.wfile.write(b'One line.\n')
        self.wfile.flush()
        time.sleep(30)

    def get_short(self):
        self.give(PAGE.encode()[:100], Content_Length='1000')
        self.close_connection = True

    def get_long(self):
        self.give(PAGE.encode() + b'<p>more', Content_Length=str(len(PAGE.encode())))

    def get_huge(self):
        self.give(b'One line.\n', 'text/plain', Content_Length=str(1 << 30))

    def get_endless(self):
        self.stream(1 << 30)

    def get_bomb(self):
        self.give(gzip.compress(bytes(64 << 20)), Content_Encoding='gzip')

    def get_no_gzip(self):
        self.give(b'this is no gzip', Content_Encoding='gzip')

    def get_note(self):
        self.give(b'It rained, Ann said.\n', 'text/x-note; charset=utf-8')

    def get_koi(self):
        self.give(RUSSIAN.encode('koi8-r'), 'text/plain; charset=KOI8-R')

    def get_lies(self):
        self.give(RUSSIAN.encode(), 'text/plain; charset=koi8-r')

    def get_untold(self):
        self.give(RUSSIAN.encode('cp1251') * 3, 'text/plain; charset=iso-8859-1')

    def get_notes(self):
        self.give(b'# Harbour *opens*\n\nIt rained.\n', 'text/plain')

    def get_escape(self):
        self.give(b'\x1b]0;title\x07Harbour \x1b[31mopens\n', 'text/\x1b[31mplain')


server = Server(('127.0.0.1', 0), Handler)
if len(sys.argv) > 1:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(sys.argv[1], 'cert.pem'), os.path.join(sys.argv[1], 'key.pem'))
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
