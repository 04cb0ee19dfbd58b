// Puts lines together until they are a row, which is then looked at whole.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Scan};

/// The number of fields; none if the last one is quoted and goes on.
fn fields(row: &[u8]) -> Option<u64> {
    let mut count = 1;
    let mut at = 0;
    let mut start = true;
    while let Some(&byte) = row.get(at) {
        at += 1;
        if byte == b'"' && start {
            loop {
                at += 1 + row[at..].iter().position(|&byte| byte == b'"')?;
                if row.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
        }
        start = byte == b',';
        count += u64::from(start);
    }
    Some(count)
}

pub fn solve(case: &Case) -> Answer {
    let mut file = BufReader::new(case.open()?);
    let mut scan = Scan::default();
    let mut row = Vec::new();
    loop {
        let ended = file.read_until(b'\n', &mut row)? == 0;
        let empty = row.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
        if empty {
            row.clear();
        } else if let Some(count) = fields(&row) {
            scan.add(count);
            row.clear();
        } else if ended {
            // Its quotes never end. Those are closed here.
            row.push(b'"');
            scan.add(fields(&row).unwrap_or(1));
            row.clear();
        }
        if ended {
            return Ok(scan);
        }
    }
}
