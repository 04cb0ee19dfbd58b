// A function that fills a chunk, however many reads that takes.

use std::io::{self, Read};

use super::{Answer, Case, RECORD};

fn fill(file: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    loop {
        match file.read(&mut bytes[filled..])? {
            0 => return Ok(filled),
            count => filled += count,
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![[0; RECORD]; case.chunk];
    loop {
        let filled = fill(&mut file, chunk.as_flattened_mut())?;
        for record in &chunk[..filled / RECORD] {
            case.add(record);
        }
        if filled < case.chunk * RECORD {
            return Ok(case.report(filled % RECORD));
        }
    }
}
