// wrong: looks ahead within a chunk, and not over its edge.

use std::io::Read;

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut scan = Scan::default();
    let mut chunk = vec![0; case.chunk];
    let (mut fields, mut start, mut quoted) = (0, true, false);
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        let mut bytes = chunk[..count].iter().copied().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' if quoted => {
                    quoted = bytes.next_if_eq(&b'"').is_some();
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
                        scan.add(fields + 1);
                    }
                    (fields, start) = (0, true);
                }
                b'\r' => {}
                _ => start = false,
            }
        }
    }
    if fields > 0 || !start {
        scan.add(fields + 1);
    }
    Ok(scan)
}
