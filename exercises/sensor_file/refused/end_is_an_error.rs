// failed: hands the end of the file on as an error.

use std::io::{BufReader, Read};

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = BufReader::new(case.open()?);
    let length = file.get_ref().len();
    let mut record = [0; RECORD];
    for _ in 0..length.div_ceil(RECORD as u64) {
        file.read_exact(&mut record)?;
        case.add(&record);
    }
    Ok(case.report(0))
}
