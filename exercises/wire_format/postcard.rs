//! The crate `postcard` writes a reading and reads it, as its type says.

use super::{Answer, Case, Inbox};

/// The most bytes that a reading takes without those of its note. A whole
/// number has seven bits in each byte, and so has the length of the note.
const MOST: usize = 10 + 5 + 8 + 2;

fn encode(case: &Case) -> Vec<u8> {
    let readings = case.readings();
    let room = readings.len() * MOST + case.note_bytes();
    let mut message = Vec::with_capacity(room);
    for reading in readings {
        message = postcard::to_extend(&reading, message).unwrap();
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    while !message.is_empty() {
        let (reading, rest) = postcard::take_from_bytes(message).unwrap();
        inbox.put(reading);
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
