//! Take sections out of a file, however long the file is.

use std::io::{self, Read};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let mut file = case.open()?;
    let length = file.len();

    // How many of these bytes does one section need?
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    for offset in case.offsets.iter() {
        match section(&bytes, offset, case.size) {
            Some(section) => report.add(Ok(section)),
            None => report.add(Err(PastEnd { offset, length })),
        }
    }
    Ok(report)
}

/// The section at an offset, if all of it is there.
fn section(bytes: &[u8], offset: u64, size: usize) -> Option<&[u8]> {
    let start = usize::try_from(offset).ok()?;
    let end = start.checked_add(size)?;
    bytes.get(start..end)
}
