//! Reads through a buffer, and keeps the fields of one row at a time.

use std::io::{BufReader, Read};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let file = BufReader::with_capacity(case.chunk, case.open()?);
    let mut bytes = file.bytes().peekable();
    let mut scan = Scan::default();

    let mut row: Vec<Vec<u8>> = Vec::new();
    let mut field = Vec::new();
    let mut start = true;
    let mut quoted = false;
    while let Some(byte) = bytes.next().transpose()? {
        match byte {
            b'"' if quoted => {
                // The reader looks ahead, also over the edge of a chunk.
                if bytes.next_if(|next| matches!(next, Ok(b'"'))).is_some() {
                    field.push(b'"');
                } else {
                    quoted = false;
                }
            }
            _ if quoted => field.push(byte),
            b'"' if start => {
                quoted = true;
                start = false;
            }
            b',' => {
                row.push(field);
                field = Vec::new();
                start = true;
            }
            b'\n' => {
                if !row.is_empty() || !start {
                    scan.add(row.len() as u64 + 1);
                }
                row.clear();
                field.clear();
                start = true;
            }
            b'\r' => {}
            _ => {
                field.push(byte);
                start = false;
            }
        }
    }
    if !row.is_empty() || !start {
        scan.add(row.len() as u64 + 1);
    }
    Ok(scan)
}
