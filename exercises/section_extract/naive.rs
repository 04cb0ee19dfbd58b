//! Reads the whole file, then takes the sections out of it.

use std::io::{self, Read};

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let mut bytes = Vec::new();
    case.open()?.read_to_end(&mut bytes)?;

    for offset in case.offsets.iter() {
        let section = section(&bytes, offset, case.size);
        let length = bytes.len() as u64;
        report.add(section.ok_or(PastEnd { offset, length }));
    }
    Ok(report)
}

/// The section at an offset, if all of it is there.
fn section(bytes: &[u8], offset: u64, size: usize) -> Option<&[u8]> {
    let start = usize::try_from(offset).ok()?;
    let end = start.checked_add(size)?;
    bytes.get(start..end)
}
