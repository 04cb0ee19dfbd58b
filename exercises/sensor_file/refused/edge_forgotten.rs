// wrong: reads 8 KiB at a time, which is no whole number of records, and
// forgets what a read has left.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut bytes = vec![0; 8 * 1_024];
    let mut left = 0;
    loop {
        let count = file.read(&mut bytes)?;
        if count == 0 {
            return Ok(case.report(left));
        }
        let (records, rest) = bytes[..count].as_chunks::<RECORD>();
        records.iter().for_each(|record| case.add(record));
        left = rest.len();
    }
}
