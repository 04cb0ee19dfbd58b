// failed: gives the report all the bytes that the last read has brought.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![0; case.chunk * RECORD];
    loop {
        let count = file.read(&mut chunk)?;
        if count < chunk.len() {
            return Ok(case.report(count));
        }
        for record in chunk.as_chunks::<RECORD>().0 {
            case.add(record);
        }
    }
}
