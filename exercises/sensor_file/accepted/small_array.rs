// An array of 500 records, or a chunk if that is less, on the stack.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut bytes = [0; 500 * RECORD];
    let size = case.chunk.min(500) * RECORD;
    let mut filled = 0;
    loop {
        let count = file.read(&mut bytes[filled..size])?;
        if count == 0 {
            return Ok(case.report(filled));
        }
        filled += count;
        let whole = filled / RECORD * RECORD;
        for record in bytes[..whole].chunks_exact(RECORD) {
            case.add(record.try_into().unwrap());
        }
        bytes.copy_within(whole..filled, 0);
        filled -= whole;
    }
}
