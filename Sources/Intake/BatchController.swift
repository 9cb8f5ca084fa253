import Foundation
import HTTPTypes
public import Hummingbird
import Insurance
import Logging
import NIOCore
import UploadContract

/// The addresses kiosks call.
///
/// It only translates between HTTP and the receiver.
public struct BatchController: Sendable {
    private let receiver: BatchReceiver
    private let store: any IntakeStore

    public init(receiver: BatchReceiver, store: any IntakeStore) {
        self.receiver = receiver
        self.store = store
    }

    public func addRoutes(to router: some RouterMethods<some RequestContext>) {
        router.put("v1/kiosks/:kiosk/batches/:batch", use: putBatch)
        router.get("v1/ready", use: ready)
        router.get("openapi.yaml", use: contract)
    }

    /// `PUT /v1/kiosks/{kiosk}/batches/{batch}`: stores a batch and answers for
    /// each envelope.
    ///
    /// Sending it again changes nothing.
    @Sendable
    func putBatch(request: Request, context: some RequestContext) async throws -> Response {
        do {
            let (kiosk, batch) = try (context.parameters.require("kiosk"), context.parameters.require("batch"))
            let body = try await request.body.collect(upTo: Batch.longestBody)
            let answer = try await receiver.answer(
                Array(body.readableBytesView), batch: batch, from: kiosk,
                signature: HTTPField.Name(BatchAnswer.signatureHeader).flatMap { request.headers[$0] })
            return json(.ok, answer.body, signature: answer.signature)
        } catch let refusal as Refusal where refusal.code != Refusal.storeUnreachableCode {
            return try json(status(of: refusal), describing: refusal)
        } catch is NIOTooManyBytesError {
            return try json(.contentTooLarge, describing: .batchTooLong)
        } catch let error as HTTPError {
            throw error
        } catch {
            context.logger.error("A batch was not stored", metadata: ["error": "\(error)"])
            return try json(.serviceUnavailable, describing: .storeInTrouble)
        }
    }

    /// `GET /v1/ready`: whether the store answers, and how much it holds.
    @Sendable
    func ready(request: Request, context: some RequestContext) async throws -> Response {
        do {
            return json(.ok, try RecordJSON.encode(await store.totals()), signature: nil)
        } catch {
            context.logger.error("The store does not answer", metadata: ["error": "\(error)"])
            return try json(.serviceUnavailable, describing: .storeSilent)
        }
    }

    /// `GET /openapi.yaml`: what this intake and its kiosks agreed on.
    @Sendable
    func contract(request: Request, context: some RequestContext) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/yaml"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: Contract.openAPI)))
    }

    private func status(of refusal: Refusal) -> HTTPResponse.Status {
        switch refusal.code {
        case Refusal.kioskUnknown.code: .unauthorized
        case Refusal.signatureWrong.code: .forbidden
        default: .badRequest
        }
    }

    private func json(_ status: HTTPResponse.Status, describing refusal: Refusal) throws -> Response {
        let body = ["code": refusal.code, "description": refusal.description]
        return json(status, try RecordJSON.encode(body), signature: nil)
    }

    private func json(_ status: HTTPResponse.Status, _ body: [UInt8], signature: String?) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if let signature, let name = HTTPField.Name(BatchAnswer.signatureHeader) { headers[name] = signature }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension Refusal {
    fileprivate static let storeSilent = Refusal(
        "store-in-trouble", "The province's store does not answer, so no batch can be taken now. Look at its server.")

    fileprivate static let storeInTrouble = Refusal(
        "store-in-trouble", "The province could not store the batch now, so nothing was taken. It will be sent again.")
}
