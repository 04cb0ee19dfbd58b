// Takes what each read gives, until the section is full or the file ends.

use std::io;

use super::{Case, PastEnd, Report};

pub fn solve(case: &Case) -> io::Result<Report> {
    let mut report = case.report();
    let file = case.open()?;
    let mut section = vec![0; case.size];
    for offset in case.offsets.iter() {
        let mut filled = 0;
        while filled < section.len() {
            let Some(at) = offset.checked_add(filled as u64) else { break };
            let count = file.read_at(&mut section[filled..], at)?;
            if count == 0 {
                break;
            }
            filled += count;
        }
        report.add(if filled == section.len() {
            Ok(&section)
        } else {
            Err(PastEnd { offset, length: file.len() })
        });
    }
    Ok(report)
}
