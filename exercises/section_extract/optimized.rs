//! Asks the file for each section at its offset, into one buffer, and for none
//! that would end after the file.

use std::io;

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let length = file.len();
    let mut section = vec![0; case.size];

    for offset in case.offsets.iter() {
        let end = offset.checked_add(case.size as u64);
        if end.is_some_and(|end| end <= length) {
            file.read_exact_at(&mut section, offset)?;
            report.add(Ok(&section));
        } else {
            report.add(Err(PastEnd { offset, length }));
        }
    }
    Ok(report)
}
