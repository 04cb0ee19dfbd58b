// failed: asks whether a section begins in the file, and not whether it ends
// there.

use std::io;

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let length = file.len();
    let mut section = vec![0; case.size];
    for offset in case.offsets.iter() {
        if offset < length {
            file.read_exact_at(&mut section, offset)?;
            report.add(Ok(&section));
        } else {
            report.add(Err(PastEnd { offset, length }));
        }
    }
    Ok(report)
}
