// Follows the hints: one chunk, and what is left of it goes to the front.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;

    let mut bytes = vec![0; case.chunk * RECORD];
    let mut filled = 0;
    loop {
        let count = file.read(&mut bytes[filled..])?;
        if count == 0 {
            return Ok(case.report(filled));
        }
        filled += count;

        let (records, rest) = bytes[..filled].as_chunks::<RECORD>();
        for record in records {
            case.add(record);
        }
        let left = rest.len();
        bytes.copy_within(filled - left..filled, 0);
        filled = left;
    }
}
