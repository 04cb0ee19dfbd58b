// wrong: leaves out the sections that are not in the file, without a word.

use std::io;

use super::{Case, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let mut section = vec![0; case.size];
    for offset in case.offsets.iter() {
        if file.read_exact_at(&mut section, offset).is_ok() {
            report.add(Ok(&section));
        }
    }
    Ok(report)
}
