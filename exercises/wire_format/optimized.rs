//! The values alone, as bytes, in an order that both programs know.

use super::{Answer, Case, Inbox, Reading};

/// The bytes of a reading without its note. The last two are the length of
/// the note.
const SIZE: usize = 8 + 4 + 8 + 2;

fn encode(case: &Case) -> Vec<u8> {
    let readings = case.readings();
    let room = readings.len() * SIZE + case.note_bytes();
    let mut message = Vec::with_capacity(room);
    for r in readings {
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend(r.sensor_id.to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        let length = u16::try_from(r.note.len()).unwrap();
        message.extend(length.to_le_bytes());
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
            sensor_id: u32::from_le_bytes(*sensor),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
