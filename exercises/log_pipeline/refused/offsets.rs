// left-out: reads the first bytes of each line again, a call for each line.

use super::{Answer, Case, HEAD, Tally, level};

pub fn solve(case: &Case) -> Answer {
    let file = case.open()?;
    let mut tally = Tally::default();
    // A line that is longer than a chunk is still read whole.
    let mut chunk = vec![0; case.chunk.max(4_096)];
    let mut head = [0; HEAD];
    let (mut from, mut line, mut last) = (0, 0, 0);
    let mut add = |line: u64, end: u64, last: u8| {
        let length = end - line - u64::from(last == b'\r');
        let start = length.min(HEAD as u64) as usize;
        file.read_exact_at(&mut head[..start], line)?;
        tally.add(level(&head[..start]), length);
        Ok::<(), std::io::Error>(())
    };
    loop {
        let count = file.read_at(&mut chunk, from)?;
        if count == 0 {
            break;
        }
        for &byte in &chunk[..count] {
            if byte == b'\n' {
                add(line, from, last)?;
                line = from + 1;
            }
            last = byte;
            from += 1;
        }
    }
    if from > line {
        add(line, from, last)?;
    }
    Ok(tally)
}
