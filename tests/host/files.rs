//! `bytewise serve`: each file with its type, its encodings and its caching.

use std::fs;
use std::io::Read;

use bytewise_tests::command::{Server, dist};
use bytewise_tests::http::{Answer, get};

use crate::site::{address, extension, files, header};

#[test]
fn every_file_is_served_as_it_was_built() {
    let server = Server::shared();
    for file in files() {
        let answer = get(server.port(), &address(&file), &[]);
        let built = fs::read(dist().join(&file)).expect("the file was just listed");
        // The page of what is not found has a status of its own.
        if file != "404.html" {
            assert_eq!(answer.status, 200, "{file}");
            assert_eq!(answer.header("content-encoding"), None, "{file}");
            assert!(answer.body == built, "{file} differs from what was built");
        }
    }
}

#[test]
fn every_file_has_its_media_type() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let answer = get(server.port(), &path, &[]);
        let expected = match extension(&file) {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "webmanifest" => "application/manifest+json",
            other => panic!("{file}: what is the media type of {other}? Say so here"),
        };
        assert_eq!(header(&answer, "content-type", &path), expected, "{file}");
    }
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut body = Vec::new();
    match answer.header("content-encoding") {
        Some("br") => brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut body),
        Some("gzip") => flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut body),
        None => (&answer.body[..]).read_to_end(&mut body),
        Some(other) => panic!("nobody asked for the encoding {other}"),
    }
    .expect("the body is in the encoding that it claims");
    body
}

#[test]
fn encodings_are_negotiated_and_decode_to_the_same() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let plain = get(server.port(), &path, &[]);
        for (accepted, expected) in [
            ("br", Some("br")),
            ("gzip", Some("gzip")),
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip;q=1.0, br;q=0.5", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0", None),
            ("identity", None),
            ("", None),
            ("zstd", None),
            ("BR", Some("br")),
        ] {
            let answer = get(server.port(), &path, &[("Accept-Encoding", accepted)]);
            let whose = format!("{path} for `{accepted}`");
            // Such a picture is compressed already.
            let expected = expected.filter(|_| extension(&file) != "png");
            assert_eq!(answer.header("content-encoding"), expected, "{whose}");
            assert!(decoded(&answer) == plain.body, "{whose} has another body");
            assert!(
                header(&answer, "vary", &whose)
                    .to_ascii_lowercase()
                    .contains("accept-encoding"),
                "{whose}"
            );
            assert_eq!(
                header(&answer, "content-length", &whose),
                answer.body.len().to_string(),
                "{whose}"
            );
        }
    }
}

#[test]
fn hashed_names_are_kept_and_the_rest_is_asked_for() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        let answer = get(server.port(), &path, &[]);
        let expected = if file.starts_with("assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        assert_eq!(header(&answer, "cache-control", &path), expected, "{path}");
    }
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = Server::shared();
    for file in files() {
        let path = address(&file);
        if file == "404.html" {
            continue;
        }
        for accepted in ["br", "gzip", "identity"] {
            let encoding = ("Accept-Encoding", accepted);
            let first = get(server.port(), &path, &[encoding]);
            let tag = header(&first, "etag", &path);
            for known in [tag.to_owned(), format!("\"other\", {tag}"), "*".to_owned()] {
                let again = get(server.port(), &path, &[encoding, ("If-None-Match", &known)]);
                assert_eq!(again.status, 304, "{path} {known}");
                assert!(again.body.is_empty(), "{path}");
                assert_eq!(again.header("etag"), Some(tag), "{path}");
            }
            let other = get(
                server.port(),
                &path,
                &[encoding, ("If-None-Match", "\"other\"")],
            );
            assert_eq!(other.status, 200, "{path}");
        }
    }
}
