// over-budget: reads the whole file, but keeps only where each row begins.

use std::io::Read;

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut all = Vec::new();
    case.open()?.read_to_end(&mut all)?;
    let mut scan = Scan::default();
    let mut rows: Vec<(u32, u8)> = Vec::new();
    let (mut fields, mut start, mut quoted) = (0, true, false);
    let mut bytes = (0..).zip(all.iter().copied()).peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' if quoted => {
                quoted = bytes.next_if(|next| next.1 == b'"').is_some();
            }
            _ if quoted => {}
            b'"' if start => {
                quoted = true;
                start = false;
            }
            b',' => {
                fields += 1;
                start = true;
            }
            b'\n' => {
                if fields > 0 || !start {
                    rows.push((at, fields + 1));
                }
                (fields, start) = (0, true);
            }
            b'\r' => {}
            _ => start = false,
        }
    }
    if fields > 0 || !start {
        rows.push((0, fields + 1));
    }
    for (_, fields) in rows {
        scan.add(fields.into());
    }
    Ok(scan)
}
