// left-out: asks the file for each record by itself.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut record = [0; RECORD];
    let length = file.len();
    for _ in 0..length / RECORD as u64 {
        file.read_exact(&mut record)?;
        case.add(&record);
    }
    let mut rest = Vec::new();
    file.read_to_end(&mut rest)?;
    Ok(case.report(rest.len()))
}
