// over-budget: an array on the stack, as long as the file.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut bytes = [0; 500_000];
    let mut filled = 0;
    loop {
        let count = file.read(&mut bytes[filled..])?;
        if count == 0 {
            return Ok(case.report(filled));
        }
        filled += count;
        let (records, rest) = bytes[..filled].as_chunks::<RECORD>();
        records.iter().for_each(|record| case.add(record));
        let left = rest.len();
        bytes.copy_within(filled - left..filled, 0);
        filled = left;
    }
}
