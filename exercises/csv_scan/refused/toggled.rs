// wrong: each quote opens or closes, also one within a field without quotes.

use std::io::{BufReader, Read};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut scan = Scan::default();
    let (mut fields, mut empty, mut quoted) = (0, true, false);
    for byte in BufReader::new(case.open()?).bytes() {
        let byte = byte?;
        if byte == b'"' {
            quoted = !quoted;
        }
        if byte == b',' && !quoted {
            fields += 1;
        }
        if byte == b'\n' && !quoted {
            if !empty {
                scan.add(fields + 1);
            }
            (fields, empty) = (0, true);
        } else if byte != b'\r' {
            empty = false;
        }
    }
    if !empty {
        scan.add(fields + 1);
    }
    Ok(scan)
}
