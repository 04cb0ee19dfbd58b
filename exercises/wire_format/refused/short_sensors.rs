// wrong: two bytes for a number that may need three.

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend((r.sensor_id as u16).to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        message.extend((r.note.len() as u16).to_le_bytes());
        message.extend(r.note.as_bytes());
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    while let Some((time, rest)) = message.split_first_chunk() {
        let (sensor, rest) = rest.split_first_chunk().unwrap();
        let (temperature, rest) = rest.split_first_chunk().unwrap();
        let (length, rest) = rest.split_first_chunk().unwrap();
        let length = u16::from_le_bytes(*length);
        let (note, rest) = rest.split_at(length.into());
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(*time),
            sensor_id: u16::from_le_bytes(*sensor).into(),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
