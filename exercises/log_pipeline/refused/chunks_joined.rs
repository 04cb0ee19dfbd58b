// over-budget: reads in chunks, and never takes anything off the rest.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut chunk = vec![0; case.chunk];
    let mut log = Vec::new();
    let mut start = 0;
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        log.extend_from_slice(&chunk[..count]);
        let find = |from: &[u8]| from.iter().position(|byte| *byte == b'\n');
        while let Some(at) = find(&log[start..]) {
            let line = without_end(&log[start..start + at]);
            tally.add(level(line), line.len() as u64);
            start += at + 1;
        }
    }
    if start < log.len() {
        let line = without_end(&log[start..]);
        tally.add(level(line), line.len() as u64);
    }
    Ok(tally)
}
