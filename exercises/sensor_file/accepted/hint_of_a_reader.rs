// A buffered reader, as the second hint says, with the library's own buffer.

use std::io::{BufReader, Read};

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = BufReader::new(case.open()?);

    let mut record = [0; RECORD];
    let mut filled = 0;
    loop {
        let count = file.read(&mut record[filled..])?;
        if count == 0 {
            return Ok(case.report(filled));
        }
        filled += count;
        if filled == RECORD {
            case.add(&record);
            filled = 0;
        }
    }
}
