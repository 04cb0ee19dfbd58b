// wrong: says nothing of a record that was cut.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![0; case.chunk * RECORD];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok(case.report(0));
        }
        for record in chunk[..count].as_chunks::<RECORD>().0 {
            case.add(record);
        }
    }
}
