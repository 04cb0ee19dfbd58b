// Leaves it to the file to say that it ends too early.

use std::io::{self, ErrorKind};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let length = file.len();
    let mut section = vec![0; case.size];
    for offset in case.offsets.iter() {
        match file.read_exact_at(&mut section, offset) {
            Ok(()) => report.add(Ok(&section)),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                report.add(Err(PastEnd { offset, length }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(report)
}
