// Three flags in place of an enum; the bytes come from a buffered reader.

use std::io::{BufReader, Read};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut scan = Scan::default();
    let mut fields = 0;
    let (mut start, mut quoted, mut ending) = (true, false, false);
    for byte in BufReader::new(case.open()?).bytes() {
        let byte = byte?;
        if ending {
            // The byte before was a quote within quotes.
            ending = false;
            if byte == b'"' {
                continue;
            }
            quoted = false;
        }
        if quoted {
            ending = byte == b'"';
        } else if byte == b'"' && start {
            start = false;
            quoted = true;
        } else if byte == b',' {
            fields += 1;
            start = true;
        } else if byte == b'\n' {
            if fields > 0 || !start {
                scan.add(fields + 1);
            }
            fields = 0;
            start = true;
        } else if byte != b'\r' {
            start = false;
        }
    }
    if fields > 0 || !start {
        scan.add(fields + 1);
    }
    Ok(scan)
}
