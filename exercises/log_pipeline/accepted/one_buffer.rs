// One buffer: the cut line is moved to its front, and the next bytes are read
// behind it. It grows when a line fills it.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

fn add(line: &[u8], tally: &mut Tally) {
    let line = without_end(line);
    tally.add(level(line), line.len() as u64);
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut buffer = vec![0; case.chunk];
    let mut filled = 0;
    loop {
        if filled == buffer.len() {
            buffer.resize(2 * filled, 0);
        }
        let count = file.read(&mut buffer[filled..])?;
        if count == 0 {
            break;
        }
        let end = filled + count;
        let mut start = 0;
        // No line ends in what was there before.
        let mut from = filled;
        let find = |bytes: &[u8]| bytes.iter().position(|byte| *byte == b'\n');
        while let Some(at) = find(&buffer[from..end]) {
            add(&buffer[start..=from + at], &mut tally);
            start = from + at + 1;
            from = start;
        }
        buffer.copy_within(start..end, 0);
        filled = end - start;
    }
    if filled > 0 {
        add(&buffer[..filled], &mut tally);
    }
    Ok(tally)
}
