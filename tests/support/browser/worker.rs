//! The site's own worker on a page without an interface: what the application
//! would post to it, and what it posts back.

use protocol::Site;

use crate::command::dist;
use crate::file_server::{FileServer, Reply};

/// The path of the page.
pub const PATH: &str = "worker-alone";

/// The page: without a policy, and with nothing of its own.
const PAGE: &str = "<!DOCTYPE html><html lang=en><link rel=icon href=data:,><title>worker</title>";

/// A script's function: runs a batch in a worker of its own, whose memory is
/// freed as a whole, and gives what it posts. A worker that fails rejects.
pub const POST: &str = "
const post = (file, batch) => new Promise((resolve, reject) => {
    const posted = [];
    const worker = new Worker(file);
    worker.onerror = event => {
        worker.terminate();
        reject(new Error(event.message));
    };
    worker.onmessage = ({ data }) => {
        if (data === 'ready') return;
        if (data !== 'done') return posted.push(data);
        worker.terminate();
        resolve(posted);
    };
    worker.postMessage({ memory: '1 GiB', ...batch });
});
";

/// Serves the site, and that page.
pub fn serve() -> FileServer {
    let server = FileServer::start(dist(), "/");
    server.alter(page);
    server
}

/// The page, if it is asked for.
pub fn page(path: &str, reply: Reply) -> Reply {
    if path == PATH {
        Reply {
            status: 200,
            media_type: "text/html",
            body: PAGE.into(),
        }
    } else {
        reply
    }
}

/// Reads where the site's files are from its first page.
pub fn site() -> Site {
    let page = std::fs::read_to_string(dist().join("index.html")).expect("the site is built");
    let (_, after) = page
        .split_once("id=\"site\">")
        .expect("the page carries its site");
    let (site, _) = after.split_once("</script>").expect("and ends it");
    serde_json::from_str(site).expect("it is the site as JSON")
}
