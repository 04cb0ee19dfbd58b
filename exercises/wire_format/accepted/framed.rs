// The length of the whole reading first, so that one can be passed over.

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        let length = 8 + 4 + 8 + r.note.len();
        message.extend((length as u16).to_le_bytes());
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend(r.sensor_id.to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        message.extend(r.note.as_bytes());
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    while let Some((length, rest)) = message.split_first_chunk() {
        let length = usize::from(u16::from_le_bytes(*length));
        let (frame, rest) = rest.split_at(length);
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(frame[..8].try_into().unwrap()),
            sensor_id: u32::from_le_bytes(frame[8..12].try_into().unwrap()),
            temperature: f64::from_le_bytes(frame[12..20].try_into().unwrap()),
            note: str::from_utf8(&frame[20..]).unwrap(),
        });
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
