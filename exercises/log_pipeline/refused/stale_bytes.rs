// wrong: looks at the whole buffer, also where a read has filled less of it.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut chunk = vec![0; case.chunk];
    let mut line = Vec::new();
    while file.read(&mut chunk)? > 0 {
        for piece in chunk.split_inclusive(|byte| *byte == b'\n') {
            line.extend_from_slice(piece);
            if line.ends_with(b"\n") {
                let whole = without_end(&line);
                tally.add(level(whole), whole.len() as u64);
                line.clear();
            }
        }
    }
    if !line.is_empty() {
        let whole = without_end(&line);
        tally.add(level(whole), whole.len() as u64);
    }
    Ok(tally)
}
