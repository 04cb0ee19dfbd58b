// Looks ahead in a buffered reader, which reads on where a chunk ends.

use std::io::{BufReader, Read};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let file = BufReader::with_capacity(case.chunk, case.open()?);
    let mut bytes = file.bytes().peekable();
    let mut scan = Scan::default();
    let (mut fields, mut start) = (0, true);
    while let Some(byte) = bytes.next().transpose()? {
        match byte {
            b'"' if start => {
                start = false;
                // To the end of the quotes.
                while let Some(byte) = bytes.next().transpose()? {
                    let again =
                        |next: &Result<u8, _>| matches!(next, Ok(b'"'));
                    if byte == b'"' && bytes.next_if(again).is_none() {
                        break;
                    }
                }
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
    if fields > 0 || !start {
        scan.add(fields + 1);
    }
    Ok(scan)
}
