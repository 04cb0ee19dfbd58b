// Appends a chunk to the rest of the last one, and keeps what comes after the
// last line end.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

fn count(lines: &[u8], tally: &mut Tally) {
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let line = without_end(line);
        tally.add(level(line), line.len() as u64);
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut chunk = vec![0; case.chunk];
    let mut rest = Vec::new();
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        // The rest of before has no line end.
        let last = chunk[..read].iter().rposition(|byte| *byte == b'\n');
        let whole = last.map_or(0, |at| rest.len() + at + 1);
        rest.extend_from_slice(&chunk[..read]);
        count(&rest[..whole], &mut tally);
        rest.drain(..whole);
    }
    count(&rest, &mut tally);
    Ok(tally)
}
