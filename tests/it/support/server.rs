//! A server of static files on this machine, for as long as the tests run.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// Answers with the files of a folder; what begins with `/broken` is answered with 500.
pub struct Server {
    port: u16,
}

impl Server {
    pub fn of(folder: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                std::thread::spawn(move || answer(stream, &folder));
            }
        });
        Self { port }
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

fn answer(mut stream: TcpStream, folder: &Path) {
    let mut line = String::new();
    let mut lines = BufReader::new(&stream);
    lines.read_line(&mut line).expect("a request");
    let mut header = String::new();
    while lines.read_line(&mut header).is_ok_and(|length| length > 2) {
        header.clear();
    }
    let path = line.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
    let file = folder.join(&path);
    let file = File::open(&file).ok().filter(|_| file.is_file());
    let (status, file) = match file {
        _ if path.starts_with("broken") => ("500 Internal Server Error", None),
        Some(file) => ("200 OK", Some(file)),
        None => ("404 Not Found", None),
    };
    let length = file.as_ref().and_then(|file| file.metadata().ok()).map_or(0, |known| known.len());
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(head.as_bytes());
    if let Some(mut file) = file {
        let _ = std::io::copy(&mut file, &mut stream);
    }
}
