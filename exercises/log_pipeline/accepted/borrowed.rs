// Lends each line from the reader's buffer; only one that is cut is copied.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Tally, level, without_end};

fn add(line: &[u8], tally: &mut Tally) {
    let line = without_end(line);
    tally.add(level(line), line.len() as u64);
}

pub fn solve(case: &Case) -> Answer {
    let mut log = BufReader::with_capacity(case.chunk, case.open()?);
    let mut tally = Tally::default();
    let mut cut: Vec<u8> = Vec::new();
    loop {
        let bytes = log.fill_buf()?;
        if bytes.is_empty() {
            break;
        }
        let read = bytes.len();
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            if cut.is_empty() && piece.ends_with(b"\n") {
                add(piece, &mut tally);
                continue;
            }
            cut.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                add(&cut, &mut tally);
                cut.clear();
            }
        }
        log.consume(read);
    }
    if !cut.is_empty() {
        add(&cut, &mut tally);
    }
    Ok(tally)
}
