# frozen_string_literal: true

# Answers calls, one a line, with the snippet that the first argument names: `ruby serve.rb SNIPPET TASK`.
require 'net/http'
require 'stringio'

snippet, task = ARGV

# A clock that is an hour late, for the snippet that must not mind.
if task == 'clock'
  class << Time
    alias right_now now

    def now(**options)
      right_now(**options) - 3_600
    end
  end
end

load snippet unless task == 'literals'

def lines(headers)
  headers.map { |name, value| "#{name}: #{value}" }
end

def serve(task, call, arguments, snippet)
  key, id, *rest = arguments
  case [task, call]
  when %w[presign-put example] then [puts(IO.popen([RbConfig.ruby, snippet], &:read))]
  when %w[presign-put presign]
    presigned = presign_put(key, id)
    [presigned[:url], *lines(presigned[:headers])]
  when %w[presign-post presign]
    presigned = presign_post(key, id)
    [presigned[:url], *presigned[:fields].map { |name, value| "#{name}=#{value}" }]
  when %w[multipart create] then [create_upload(key, id)]
  when %w[multipart sign-part] then [sign_part(key, id, Integer(rest.first))]
  when %w[multipart list] then list_parts(key, id).flat_map { |part| [part[:part_number], part[:etag]] }
  when %w[multipart complete]
    parts = rest.each_slice(2).map { |number, etag| { part_number: Integer(number), etag: etag } }
    complete_upload(key, id, parts)
    []
  when %w[multipart abort] then abort_upload(key, id) && []
  when %w[transfer-manager upload] then upload_file(key, id, *rest) && []
  when %w[sigv4-client put] then S3.put_object(bucket: key, key: id, body: 'x') && []
  when %w[clock presign] then [presign_put(key)]
  when %w[clock now] then [Time.now.to_i]
  when %w[literals literals]
    eval(File.read(snippet)).map { |text| "x#{text.encode('UTF-8').unpack1('H*')}" }
  else raise "no such call: #{task} #{call}"
  end
end

$stdout.sync = true
$stdin.set_encoding('UTF-8')
while (line = $stdin.gets&.chomp)
  call, *arguments = line.split("\t", -1)
  begin
    puts ['ok', *serve(task, call, arguments, snippet).compact].join("\t")
  rescue StandardError => e
    puts "error\t#{e.class}: #{e.message.split.join(' ')}"
  end
end
