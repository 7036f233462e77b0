// Lines over Asio's sockets. Included by server.cpp alone.
#pragma once
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "kiosk/base/result.h"
#include "sync/server/line.h"
#include "sync/server/server.h"

namespace server {

using Socket = boost::asio::generic::stream_protocol::socket; // TCP or AF_UNIX

std::unique_ptr<Line> plain_line(Socket socket);
std::unique_ptr<Line> tls_line(Socket socket, boost::asio::ssl::context& context);

// TLS 1.2 or newer, our certificate, and one of the client authority's from every client that comes with any.
base::Result<> configure(boost::asio::ssl::context& context, TlsFiles const& files);

} // namespace server
