// failed: a line for each reading, as if no number had the byte of a newline
// in it.

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        message.extend(r.timestamp_ms.to_le_bytes());
        message.extend(r.sensor_id.to_le_bytes());
        message.extend(r.temperature.to_le_bytes());
        message.extend(r.note.as_bytes());
        message.push(b'\n');
    }
    message
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let message = message.strip_suffix(b"\n").unwrap_or(message);
    for line in message.split(|byte| *byte == b'\n') {
        let (time, rest) = line.split_first_chunk().unwrap();
        let (sensor, rest) = rest.split_first_chunk().unwrap();
        let (temperature, note) = rest.split_first_chunk().unwrap();
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(*time),
            sensor_id: u32::from_le_bytes(*sensor),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
