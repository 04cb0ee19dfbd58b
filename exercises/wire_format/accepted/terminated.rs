// A byte that no string has ends the note, so no length is sent.

use super::{Answer, Case, Inbox, Reading};

const END: u8 = 0xFF;

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend(r.sensor_id.to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        message.extend(r.note.as_bytes());
        message.push(END);
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    while let Some((time, rest)) = message.split_first_chunk() {
        let (sensor, rest) = rest.split_first_chunk().unwrap();
        let (temperature, rest) = rest.split_first_chunk().unwrap();
        let end = rest.iter().position(|byte| *byte == END).unwrap();
        let (note, rest) = rest.split_at(end);
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(*time),
            sensor_id: u32::from_le_bytes(*sensor),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
        message = &rest[1..];
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
