// wrong: believes that a read from a buffered reader fills the whole record.

use std::io::{BufReader, Read};

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = BufReader::new(case.open()?);
    let mut record = [0; RECORD];
    loop {
        let count = file.read(&mut record)?;
        if count == 0 {
            return Ok(case.report(0));
        }
        case.add(&record);
    }
}
